select
    side,
    band,
    count(*) as matches,
    count(distinct case when side = 'profile' then profile_id else posting_id end) as lists,
    round(avg(fit), 4) as fit_mean,
    round(median(fit), 4) as fit_median
from {{ ref('stg_matches') }}
group by all

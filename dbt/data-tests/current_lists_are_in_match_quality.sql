-- The newest row of the history is what the lists of now give.
with lists as (
    select side, count(*) as matches, round(avg(fit), 4) as fit_mean from {{ ref('stg_matches') }} group by side
)

select side, lists.matches, quality.matches as matches_told
from lists
left join (select * from {{ ref('match_quality') }} where is_current) as quality using (side)
where quality.matches is distinct from lists.matches or abs(quality.fit_mean - lists.fit_mean) > 0.0001

select
    country,
    pay_currency,
    seniority,
    count(*) as postings,
    median(pay_annual_min) as pay_min_median,
    median(pay_annual_max) as pay_max_median
from {{ ref('stg_postings') }}
where status = 'open' and pay_annual_min is not null
group by all

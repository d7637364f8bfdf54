select
    occupation_id,
    coalesce(occupation, 'unknown') as occupation,
    country,
    region,
    pay_currency,
    count(*) as postings,
    count(*) filter (where pay_source = 'stated') as postings_stated,
    count(*) filter (where pay_source = 'parsed') as postings_parsed,
    round(quantile_cont(pay_annual_min, 0.25)) as pay_min_quarter,
    round(median(pay_annual_min)) as pay_min_median,
    round(median(pay_annual_max)) as pay_max_median,
    round(quantile_cont(pay_annual_max, 0.75)) as pay_max_three_quarters
from {{ ref('stg_postings') }}
left join {{ source('lake', 'occupations') }} using (occupation_id)
where status = 'open' and pay_currency is not null and coalesce(pay_annual_min, pay_annual_max) is not null
group by all
order by postings desc, occupation_id, country, region, pay_currency

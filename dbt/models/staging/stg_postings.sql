with occupations as (
    select distinct on (content_hash) content_hash, occupation_id
    from {{ source('lake', 'posting_features') }}
)

select
    posting_id,
    content_hash,
    status,
    coalesce(occupation_id, 'unknown') as occupation_id,
    coalesce(country, 'unknown') as country,
    coalesce(region, 'unknown') as region,
    coalesce(date_posted, cast(received_at as date)) as observed_on,
    pay_annual_min,
    pay_annual_max,
    pay_currency,
    pay_source
from {{ source('lake', 'current_postings') }}
left join occupations using (content_hash)

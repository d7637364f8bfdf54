-- A range of pay ends at or above its beginning.
select * from {{ ref('stg_postings') }} where pay_annual_min > pay_annual_max

with demand as (
    select occupation_id, country, region, count(*) as postings
    from {{ ref('stg_postings') }}
    where status = 'open'
    group by all
),

supply as (
    select occupation_id, country, region, count(*) as people
    from {{ ref('stg_profiles') }}
    where status = 'open'
    group by all
)

select
    occupation_id,
    coalesce(occupation, 'unknown') as occupation,
    family,
    country,
    region,
    coalesce(postings, 0) as postings,
    coalesce(people, 0) as people,
    round(coalesce(people, 0) / nullif(postings, 0), 4) as people_per_posting
from demand
full outer join supply using (occupation_id, country, region)
left join {{ source('lake', 'occupations') }} using (occupation_id)
order by postings desc, people desc, occupation_id, country, region

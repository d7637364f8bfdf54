-- Every open vacancy and every open profile is counted once, under a known occupation and place or under 'unknown'.
with counted as (
    select coalesce(sum(postings), 0) as postings, coalesce(sum(people), 0) as people from {{ ref('supply_demand') }}
),

there as (
    select
        (select count(*) from {{ ref('stg_postings') }} where status = 'open') as postings,
        (select count(*) from {{ ref('stg_profiles') }} where status = 'open') as people
)

select counted.postings, counted.people, there.postings as postings_there, there.people as people_there
from counted
cross join there
where counted.postings <> there.postings or counted.people <> there.people

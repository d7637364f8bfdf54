with arrivals as (
    select source, kind, received_at as arrived_at from {{ ref('stg_documents') }}
    union all
    select 'employer' as source, 'employer_postings' as kind, changed_at from {{ source('lake', 'raw_employer_postings') }}
    union all
    select 'people' as source, 'profile_edits' as kind, changed_at from {{ source('lake', 'raw_profile_edits') }}
)

select
    source,
    kind,
    count(*) as arrivals,
    min(arrived_at) as first_at,
    max(arrived_at) as latest_at,
    cast('{{ run_started_at.strftime("%Y-%m-%d %H:%M:%S") }}' as timestamp) as judged_at,
    round(epoch(judged_at - latest_at) / 3600, 2) as age_hours
from arrivals
group by source, kind
order by age_hours desc, source, kind

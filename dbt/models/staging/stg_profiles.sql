-- No name, no address, no text: a person is an identifier here.
with occupations as (
    select distinct on (content_hash) content_hash, occupation_id
    from {{ source('lake', 'profile_features') }}
)

select
    profile_id,
    content_hash,
    status,
    coalesce(occupation_id, 'unknown') as occupation_id,
    coalesce(country, 'unknown') as country,
    coalesce(region, 'unknown') as region,
    experience_months,
    documents
from {{ source('lake', 'current_profiles') }}
left join occupations using (content_hash)

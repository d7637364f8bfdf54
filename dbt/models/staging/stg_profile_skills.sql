with features as (
    select distinct on (content_hash) content_hash, skills
    from {{ source('lake', 'profile_features') }}
),

held as (
    select content_hash, unnest(skills) as skill from features
)

select
    profile_id,
    skill.skill_id
from {{ ref('stg_profiles') }}
inner join held using (content_hash)

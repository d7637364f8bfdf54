with features as (
    select distinct on (content_hash) content_hash, skills
    from {{ source('lake', 'posting_features') }}
),

asked as (
    select content_hash, unnest(skills) as skill from features
)

select
    posting_id,
    skill.skill_id,
    skill.importance
from {{ ref('stg_postings') }}
inner join asked using (content_hash)
where skill.importance <> 'excluded'

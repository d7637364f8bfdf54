with demand as (
    select skill_id, count(*) as postings, count(*) filter (where importance = 'required') as postings_required
    from {{ ref('stg_posting_skills') }}
    inner join {{ ref('stg_postings') }} using (posting_id)
    where status = 'open'
    group by skill_id
),

supply as (
    select skill_id, count(*) as people
    from {{ ref('stg_profile_skills') }}
    inner join {{ ref('stg_profiles') }} using (profile_id)
    where status = 'open'
    group by skill_id
)

select
    skill_id,
    coalesce(skills.skill, skill_id) as skill,
    category,
    coalesce(postings, 0) as postings,
    coalesce(postings_required, 0) as postings_required,
    coalesce(people, 0) as people,
    round(coalesce(people, 0) / nullif(postings, 0), 4) as people_per_posting
from demand
full outer join supply using (skill_id)
left join {{ source('lake', 'skills') }} as skills using (skill_id)
order by postings_required desc, postings desc, skill_id

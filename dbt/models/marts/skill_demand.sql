with postings as (
    select posting_id, date_trunc('month', observed_on)::date as month
    from {{ ref('stg_postings') }}
    where posting_id in (select posting_id from {{ ref('stg_posting_skills') }})
),

months as (
    select month, count(*) as postings_of_month from postings group by month
)

select
    month,
    skill_id,
    coalesce(skills.skill, skill_id) as skill,
    category,
    count(*) as postings,
    count(*) filter (where importance = 'required') as postings_required,
    count(*) filter (where importance = 'preferred') as postings_preferred,
    round(count(*) / postings_of_month, 4) as share
from {{ ref('stg_posting_skills') }}
inner join postings using (posting_id)
inner join months using (month)
left join {{ source('lake', 'skills') }} as skills using (skill_id)
group by month, skill_id, skills.skill, category, postings_of_month
order by month, postings desc, skill_id

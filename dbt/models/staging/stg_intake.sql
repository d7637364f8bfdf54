select 'postings' as kind, source, document_id, byte_size, received_at from {{ source('lake', 'raw_postings') }}
union all
select 'resumes' as kind, source, document_id, byte_size, received_at from {{ source('lake', 'raw_resumes') }}

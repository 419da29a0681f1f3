select format('%I.%I', n.nspname, c.relname),
       concat_ws(' ',
         case c.relkind when 'm' then 'materialized view' else 'view' end,
         case when c.relkind = 'm' and not c.relispopulated then 'without data' end,
         'with ' || c.reloptions::text,
         'as', pg_get_viewdef(c.oid))
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where {ours} and {free pg_class c.oid} and c.relkind in ('v', 'm')

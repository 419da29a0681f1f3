select format('%I on %I.%I', r.rulename, n.nspname, c.relname),
       concat_ws(' ', pg_get_ruledef(r.oid),
         case r.ev_enabled when 'D' then 'disabled' when 'R' then 'on replicas' when 'A' then 'always' end)
from pg_rewrite r
join pg_class c on c.oid = r.ev_class
join pg_namespace n on n.oid = c.relnamespace
where {ours} and {free pg_class c.oid} and r.rulename <> '_RETURN'

select format('%I.%I', n.nspname, c.relname),
       concat_ws(' ', format_type(s.seqtypid, null),
         'start', s.seqstart, 'increment', s.seqincrement, 'min', s.seqmin, 'max', s.seqmax, 'cache', s.seqcache,
         case when s.seqcycle then 'cycle' end,
         (select format('owned by %I.%I.%I', tn.nspname, t.relname, a.attname)
          from pg_depend d
          join pg_class t on t.oid = d.refobjid
          join pg_namespace tn on tn.oid = t.relnamespace
          join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
          where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.refclassid = 'pg_class'::regclass
            and d.refobjsubid > 0 and d.deptype in ('a', 'i')))
from pg_sequence s
join pg_class c on c.oid = s.seqrelid
join pg_namespace n on n.oid = c.relnamespace
where {ours} and {free pg_class c.oid}

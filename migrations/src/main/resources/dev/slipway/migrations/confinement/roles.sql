-- Whoever the owner can become.
select format('alter role %I nosuperuser nocreaterole nocreatedb noreplication', r.rolname)
from pg_roles r
where pg_has_role(current_setting('slipway.owner'), r.oid, 'member')
  and r.rolname <> session_user
  and (r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolreplication)

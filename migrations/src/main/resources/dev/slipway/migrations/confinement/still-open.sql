select format('the role %s can become %s, which is a superuser', current_setting('slipway.owner'), r.rolname)
from pg_roles r
where pg_has_role(current_setting('slipway.owner'), r.oid, 'member') and r.rolsuper
union all
select format('the role %s can become %s', current_setting('slipway.owner'), r.rolname)
from pg_roles r
where pg_has_role(current_setting('slipway.owner'), r.oid, 'member')
  and r.rolname in ('pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files',
    'pg_signal_backend', 'pg_create_subscription')
union all
select format('the foreign data wrapper %s still has a handler', w.fdwname)
from pg_foreign_data_wrapper w
where w.fdwhandler <> 0

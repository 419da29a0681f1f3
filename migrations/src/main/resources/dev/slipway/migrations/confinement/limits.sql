select format('alter role %I set temp_file_limit = %L', current_setting('slipway.owner'), '8GB')

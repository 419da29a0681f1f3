package dev.slipway.cli.up;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import dev.slipway.cli.connect.DataFolder;
import dev.slipway.runtime.secrets.RedactedMessage;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sends what the workers and the parts below them log into files, one per worker, so that the screen stays readable. */
final class WorkerLogs {

    private static final List<String> STAGES = List.of("validate", "backup", "deploy", "verify", "notify");
    private static final String LINE =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%X{target:-}] [%X{deployment:-}] %logger{0}: %redacted%n%ex";

    private final LoggerContext context;
    private final DataFolder data;

    private WorkerLogs(LoggerContext context, DataFolder data) {
        this.context = context;
        this.data = data;
    }

    static void into(DataFolder data) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
            SLF4JBridgeHandler.removeHandlersForRootLogger();
            SLF4JBridgeHandler.install();
            new WorkerLogs(context, data).write();
        }
    }

    private void write() {
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.setLevel(Level.WARN);
        root.addAppender(file("slipway"));
        context.getLogger("dev.slipway").setLevel(Level.INFO);
        for (var stage : STAGES) {
            var logger = context.getLogger("dev.slipway." + stage);
            logger.detachAndStopAllAppenders();
            logger.setAdditive(false);
            logger.addAppender(file(stage));
        }
    }

    private RollingFileAppender<ILoggingEvent> file(String name) {
        var path = data.logs().resolve(name + ".log").toString();
        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setName(name);
        appender.setFile(path);
        appender.setEncoder(encoder());
        appender.setTriggeringPolicy(tenMegabytes());
        appender.setRollingPolicy(keepThree(appender, path));
        appender.start();
        return appender;
    }

    private PatternLayoutEncoder encoder() {
        var encoder = new PatternLayoutEncoder() {
            @Override
            public void start() {
                var layout = new ch.qos.logback.classic.PatternLayout();
                layout.getInstanceConverterMap().put("redacted", RedactedMessage::new);
                layout.setContext(getContext());
                layout.setPattern(getPattern());
                layout.start();
                this.layout = layout;
                started = true;
            }
        };
        encoder.setContext(context);
        encoder.setPattern(LINE);
        encoder.start();
        return encoder;
    }

    private SizeBasedTriggeringPolicy<ILoggingEvent> tenMegabytes() {
        var trigger = new SizeBasedTriggeringPolicy<ILoggingEvent>();
        trigger.setContext(context);
        trigger.setMaxFileSize(FileSize.valueOf("10MB"));
        trigger.start();
        return trigger;
    }

    private FixedWindowRollingPolicy keepThree(RollingFileAppender<ILoggingEvent> appender, String path) {
        var rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(path + ".%i");
        rolling.setMinIndex(1);
        rolling.setMaxIndex(3);
        rolling.start();
        return rolling;
    }
}

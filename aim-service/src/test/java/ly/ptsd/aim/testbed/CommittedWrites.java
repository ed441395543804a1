package ly.ptsd.aim.testbed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** A point to die at after every write that the database has committed, by itself or with its transaction. */
final class CommittedWrites implements BeanPostProcessor, QueryExecutionListener, MethodExecutionListener {

    private static final ThreadLocal<Boolean> WRITTEN = ThreadLocal.withInitial(() -> false);

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source
                ? ProxyDataSourceBuilder.create(source)
                        .listener(this)
                        .methodListener(this)
                        .build()
                : bean;
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        if (!execution.isSuccess() || queries.stream().noneMatch(CommittedWrites::isWrite)) {
            return;
        }
        if (isCommittedByItself(execution)) {
            Halting.pass("after " + summary(queries));
        } else {
            WRITTEN.set(true);
        }
    }

    @Override
    public void beforeMethod(MethodExecutionContext call) {}

    @Override
    public void afterMethod(MethodExecutionContext call) {
        if (!(call.getTarget() instanceof Connection)) {
            return;
        }
        switch (call.getMethod().getName()) {
            case "commit" -> {
                boolean written = WRITTEN.get();
                WRITTEN.remove();
                if (written) {
                    Halting.pass("after commit");
                }
            }
            case "rollback", "close" -> WRITTEN.remove();
            default -> {}
        }
    }

    private static boolean isWrite(QueryInfo query) {
        return !query.getQuery().stripLeading().regionMatches(true, 0, "SELECT", 0, 6);
    }

    private static boolean isCommittedByItself(ExecutionInfo execution) {
        try {
            return execution.getStatement().getConnection().getAutoCommit();
        } catch (SQLException gone) {
            throw new IllegalStateException(gone);
        }
    }

    private static String summary(List<QueryInfo> queries) {
        var sql = queries.getFirst().getQuery().strip().replaceAll("\\s+", " ");
        return sql.substring(0, Math.min(40, sql.length()));
    }
}

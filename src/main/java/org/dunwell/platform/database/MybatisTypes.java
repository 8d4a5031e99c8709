package org.dunwell.platform.database;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.TypeHandlerRegistry;
import org.mybatis.spring.boot.autoconfigure.ConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Each select asks the database: MyBatis would otherwise answer the second of two equal selects of
 * a transaction from memory, blind to what locks, the engine and plain JDBC have changed meanwhile.
 *
 * <p>And what MyBatis does not know by itself: arrays, by which a set travels as one parameter
 * ({@code Long[]}, {@code BigDecimal[]}, {@code LocalDate[]}, {@code String[]}), and time zones by
 * id.
 */
@Configuration(proxyBeanMethods = false)
class MybatisTypes {

  @Bean
  ConfigurationCustomizer ourTypes() {
    return configuration -> {
      configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
      TypeHandlerRegistry types = configuration.getTypeHandlerRegistry();
      types.register(ZoneId.class, new ZoneIds());
      types.register(Long[].class, new Values<Long>("bigint"));
      types.register(BigDecimal[].class, new Values<BigDecimal>("numeric"));
      types.register(LocalDate[].class, new Values<LocalDate>("date"));
      types.register(String[].class, new Values<String>("text"));
    };
  }

  /** One parameter holding many values. */
  private static final class Values<T> extends BaseTypeHandler<T[]> {

    private final String element;

    Values(String element) {
      this.element = element;
    }

    @Override
    public void setNonNullParameter(PreparedStatement s, int i, T[] values, JdbcType type)
        throws SQLException {
      s.setArray(i, s.getConnection().createArrayOf(element, values));
    }

    @Override
    public T[] getNullableResult(ResultSet row, String column) throws SQLException {
      return values(row.getArray(column));
    }

    @Override
    public T[] getNullableResult(ResultSet row, int column) throws SQLException {
      return values(row.getArray(column));
    }

    @Override
    public T[] getNullableResult(CallableStatement call, int column) throws SQLException {
      return values(call.getArray(column));
    }

    @SuppressWarnings("unchecked")
    private T[] values(Array array) throws SQLException {
      return array == null ? null : (T[]) array.getArray();
    }
  }

  private static final class ZoneIds extends BaseTypeHandler<ZoneId> {

    @Override
    public void setNonNullParameter(PreparedStatement s, int i, ZoneId zone, JdbcType type)
        throws SQLException {
      s.setString(i, zone.getId());
    }

    @Override
    public ZoneId getNullableResult(ResultSet row, String column) throws SQLException {
      return zone(row.getString(column));
    }

    @Override
    public ZoneId getNullableResult(ResultSet row, int column) throws SQLException {
      return zone(row.getString(column));
    }

    @Override
    public ZoneId getNullableResult(CallableStatement call, int column) throws SQLException {
      return zone(call.getString(column));
    }

    private static ZoneId zone(String id) {
      return id == null ? null : ZoneId.of(id);
    }
  }
}

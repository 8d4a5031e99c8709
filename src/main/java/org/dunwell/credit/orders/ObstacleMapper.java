package org.dunwell.credit.orders;

import java.time.LocalDate;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.dunwell.credit.exposure.Family;

@Mapper
interface ObstacleMapper {

  /**
   * What stands for or against an order, its amount apart.
   *
   * @param override whether a manager lets this order through
   * @param held whether the customer, or one above it, is on credit hold
   * @param stopShipping whether its insurer would not cover another delivery
   * @param creditClass null for one who was never scored
   */
  record Obstacles(boolean override, boolean held, boolean stopShipping, String creditClass) {}

  /**
   * In one statement, as an order system waits for it.
   *
   * @param order null for a new one
   * @param parties of the family
   */
  Obstacles of(
      @Param("self") Family.Member self,
      @Param("order") Long order,
      @Param("parties") Long[] parties,
      @Param("day") LocalDate day);
}

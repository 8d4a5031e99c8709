package org.dunwell.credit;

/** Who has whose work while somebody is away; whoever knows absences answers it. */
public interface StandIns {

  /**
   * Who has that user's work today: its stand-in while it is away, else the user itself.
   *
   * @param user may be null: nobody
   */
  String inCharge(String user);
}

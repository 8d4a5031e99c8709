/** Telephone numbers: read as people write them, said as the network wants them. */
package org.dunwell.platform.telephone;

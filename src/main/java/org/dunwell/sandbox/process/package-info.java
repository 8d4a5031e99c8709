/** Where the sandbox touches the engine. */
package org.dunwell.sandbox.process;

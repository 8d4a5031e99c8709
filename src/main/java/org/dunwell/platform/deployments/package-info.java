/**
 * What may be deployed to the engine: diagrams that call our own process beans, and forms. The
 * check stands inside the engine, so that every way in passes it, our own start too.
 */
package org.dunwell.platform.deployments;

// Signing out here is signing out of Dunwell, so its sign-in page comes next, not this app's own.
const signInWhenOut = () => {
  if (location.hash.startsWith('#/login')) {
    location.replace('/login');
  }
};
addEventListener('hashchange', signInWhenOut);
signInWhenOut();

// The way back to the workspace.
const home = document.createElement('a');
home.className = 'dunwell-home';
home.href = '/';
home.textContent = 'Dunwell';
document.body.append(home);

export default {
  app: {
    name: 'Welcome',
    vendor: 'Dunwell'
  },
  locales: {
    availableLocales: ['en', 'de'],
    fallbackLocale: 'en'
  },
  disableWelcomeMessage: true
};

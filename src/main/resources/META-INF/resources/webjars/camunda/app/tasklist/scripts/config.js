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
    name: 'Tasklist',
    vendor: 'Dunwell'
  },
  locales: {
    availableLocales: ['en', 'de'],
    fallbackLocale: 'en'
  },
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'claims the currently selected task' },
    focusFilter: { key: 'ctrl+shift+f', description: 'set the focus to the first filter in the list' },
    focusList: { key: 'ctrl+alt+l', description: 'sets the focus to the first task in the list' },
    focusForm: { key: 'ctrl+alt+f', description: 'sets the focus to the first input field in a task form' }
  }
};

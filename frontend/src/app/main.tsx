import '@mantine/core/styles.css';
import './theme.css';
import './app.css';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { createRouter } from './router';
import { createStore } from './store';

// The faces are many: they follow the first paint, each fetched when one of its characters is shown.
void import('@fontsource-variable/noto-sans-kr/index.css');

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<App {...createStore()} router={createRouter()} />);

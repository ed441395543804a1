import '@mantine/core/styles.css';
import '@fontsource-variable/noto-sans-kr';
import './app.css';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { createRouter } from './router';
import { createStore } from './store';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<App {...createStore()} router={createRouter()} />);

import { playScenes } from './scenes.ts'

playScenes('webhook')

import { playScenes } from './scenes.ts'

playScenes('polling')

#!/usr/bin/env node
import { main } from '../dist/main.js';
import { createPlatform } from '../dist/platform.js';

process.exitCode = await main(process.argv.slice(2), createPlatform());

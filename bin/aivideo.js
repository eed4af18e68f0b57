#!/usr/bin/env node
import { createPlatform } from '../dist/adapters/node/platform.js';
import { main } from '../dist/cli/main.js';

process.exitCode = await main(process.argv.slice(2), createPlatform());

// What check, extract and reconcile have in common: rules, then the way through
// the pipeline, then the exit code.
#pragma once

#include <memory>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/output.h"
#include "engine/extract/language.h"
#include "engine/pipeline.h"

namespace onrecord {

// The rules that the options ask for; nullptr where they cannot be read at all,
// which is told. A rule that is wrong is told and left out: the others run, and the
// exit code says at the end that something is missing.
std::unique_ptr<Language> language_for(const Options& options, Console& console);

PipelineOptions pipeline_options(const Options& options);

// Tells the error and gives kExitWrong.
ExitCode wrong(Console& console, const Error& error);

// How it ended: findings at or over --fail-on come before inputs that failed.
ExitCode exit_code(const Options& options, const Tally& tally);
ExitCode exit_code(const Options& options, const Tally& tally, const Report& report);

// `code`, or kExitWrong where rules were left out, which is told once more: the
// output lacks what they find.
ExitCode with_rules(const Language& language, Console& console, ExitCode code);

}  // namespace onrecord

//! Sweep

"""Works out the reference values that the tests of answerable-figures read.

Run with Python and SciPy, statsmodels and lifelines; writes the CSV files
beside it. Each file's first lines say with which versions it was made.

    python figures.py
"""

import csv
import pathlib
import platform

import lifelines
import numpy
import scipy
import statsmodels
from lifelines import KaplanMeierFitter
from lifelines.utils import median_survival_times
from scipy import stats
from scipy.special import betainc
from statsmodels.stats.proportion import proportion_confint

HERE = pathlib.Path(__file__).parent
TAILS = {"95": 0.025, "99.8": 0.001}


def write(name, how, header, rows):
    with open(HERE / name, "w", newline="", encoding="utf-8") as file:
        file.write(f"# {how}\n")
        file.write(
            f"# Worked out by figures.py with Python {platform.python_version()}, "
            f"NumPy {numpy.__version__}, SciPy {scipy.__version__}, "
            f"statsmodels {statsmodels.__version__}, lifelines {lifelines.__version__}.\n"
        )
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def intervals():
    rows = []
    for of in (1, 2, 5, 9, 20, 43, 100, 584, 5000, 100000):
        for count in sorted({0, 1, of // 3, of // 2, of - 1, of}):
            for level, tail in TAILS.items():
                for method, name in (("wilson", "wilson"), ("beta", "exact")):
                    low, high = proportion_confint(count, of, alpha=2 * tail, method=method)
                    low = 0.0 if numpy.isnan(low) else low
                    high = 1.0 if numpy.isnan(high) else high
                    rows.append((name, level, count, of, repr(float(low)), repr(float(high))))
    write(
        "intervals.csv",
        "Intervals of a share: statsmodels proportion_confint, methods wilson and beta.",
        ("method", "level", "count", "of", "low", "high"),
        rows,
    )


def lower(share, of, tail):
    """Spiegelhalter's interpolated binomial limit, by SciPy's binom."""
    reached = int(stats.binom.ppf(tail, of, share))
    while reached > 0 and stats.binom.cdf(reached - 1, of, share) >= tail:
        reached -= 1
    while stats.binom.cdf(reached, of, share) < tail:
        reached += 1
    up_to = stats.binom.cdf(reached, of, share)
    over = (up_to - tail) / (up_to - (stats.binom.cdf(reached - 1, of, share) if reached else 0.0))
    return max(0.0, (reached - over) / of)


def funnel():
    rows = []
    for share in (0.02, 0.3, 0.5, 0.69, 0.9, 0.99):
        for of in (1, 5, 9, 11, 20, 43, 100, 584, 5000):
            for level, tail in TAILS.items():
                low, high = lower(share, of, tail), 1 - lower(1 - share, of, tail)
                rows.append((level, share, of, repr(float(low)), repr(float(high))))
    write(
        "funnel.csv",
        "Funnel limits: exact binomial, interpolated (Spiegelhalter 2005), by scipy.stats.binom.",
        ("level", "share", "of", "lower", "upper"),
        rows,
    )


def dispersion():
    rng = numpy.random.default_rng(55)
    rows = []
    for case in range(12):
        bodies = int(rng.integers(10, 60))
        due = rng.integers(5, 40, bodies)
        shares = rng.beta(7, 3, bodies) if case % 2 else numpy.full(bodies, 0.69)
        met = rng.binomial(due, shares)
        whole = met.sum() / due.sum()
        z = (met / due - whole) / numpy.sqrt(whole * (1 - whole) / due)
        drawn = stats.mstats.winsorize(z, limits=(0.1, 0.1))
        phi = float(numpy.mean(numpy.asarray(drawn) ** 2))
        rows.append((" ".join(map(str, met)), " ".join(map(str, due)), repr(phi)))
    write(
        "dispersion.csv",
        "Dispersion: mean square of z-scores after scipy.stats.mstats.winsorize, a tenth on each side.",
        ("met", "due", "phi"),
        rows,
    )


def medians():
    rng = numpy.random.default_rng(56)
    rows = []
    for of in (1, 2, 5, 6, 7, 12, 30, 43, 200):
        days = sorted(int(day) for day in rng.integers(0, 120, of))
        left_out = [j for j in range(of // 2) if stats.binom.cdf(j, of, 0.5) <= 0.025]
        low = high = cover = ""
        if left_out:
            j = left_out[-1]
            low, high = days[j], days[of - 1 - j]
            cover = repr(float(1 - 2 * stats.binom.cdf(j, of, 0.5)))
        rows.append((" ".join(map(str, days)), repr(float(numpy.median(days))), low, high, cover))
    write(
        "medians.csv",
        "Medians: numpy.median; interval by order statistics with scipy.stats.binom.cdf(j, n, 1/2).",
        ("days", "median", "low", "high", "coverage"),
        rows,
    )


def survival():
    rng = numpy.random.default_rng(57)
    steps, middles = [], []
    for case in range(8):
        of = int(rng.integers(3, 80))
        days = rng.integers(1, 90, of)
        answered = rng.random(of) < (1.0, 0.9, 0.6, 0.3)[case % 4]
        answered[0] = True
        fit = KaplanMeierFitter().fit(days, answered)
        curve, limits = fit.survival_function_, fit.confidence_interval_
        limits = limits.set_axis(["low", "high"], axis=1)
        times = " ".join(f"{d}{'' if a else '+'}" for d, a in zip(days, answered))
        for day in sorted(set(days[answered])):
            s = float(curve.loc[day].iloc[0])
            low, high = (float(limits.loc[day, end]) for end in ("low", "high"))
            ends = ("", "") if s == 0 else (repr(low), repr(high))
            steps.append((case, day, repr(s), *ends))
        ends = median_survival_times(limits)
        low, high = (float(ends.iloc[0, i]) for i in (0, 1))
        # lifelines' own median misses a curve that is a half but for the last
        # digit (four of eight answered); so it is read from its curve here.
        at_half = curve.index[curve.iloc[:, 0] <= 0.5 + 1e-12]
        middle = float(at_half[0]) if len(at_half) else float("inf")
        said = lambda value: "" if not numpy.isfinite(value) else int(value)
        middles.append((case, times, said(middle), said(low), said(high), bool((curve.iloc[:, 0] == 0).any())))
    write(
        "survival.csv",
        "Kaplan-Meier by lifelines KaplanMeierFitter (log-log limits of Greenwood's variance); no limits at zero.",
        ("case", "day", "not_answered", "low", "high"),
        steps,
    )
    write(
        "survival_times.csv",
        "The times behind survival.csv (+ is still open), and their median read from the curve, its interval by lifelines median_survival_times.",
        ("case", "times", "median", "low", "high", "all_answered_at_last"),
        middles,
    )


def beta():
    rows = []
    for a in (0.5, 1, 2, 10, 57.5, 1000, 50000):
        for b in (0.5, 1, 3, 12, 584, 20000):
            for x in (0.001, 0.1, 0.31, 0.5, 0.69, 0.9, 0.999):
                rows.append((a, b, x, repr(float(betainc(a, b, x)))))
    write(
        "incomplete_beta.csv",
        "The regularised incomplete beta function, by scipy.special.betainc.",
        ("a", "b", "x", "value"),
        rows,
    )


if __name__ == "__main__":
    intervals()
    funnel()
    dispersion()
    medians()
    survival()
    beta()

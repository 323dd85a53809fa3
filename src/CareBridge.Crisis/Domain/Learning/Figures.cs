using CareBridge.Contracts.Crisis;

namespace CareBridge.Crisis.Domain.Learning;

/// <summary>What is told of escalations, group by group and of all, without what would tell of a few people.</summary>
internal sealed class Figures
{
    private static readonly MissedCause[] Causes = Enum.GetValues<MissedCause>();
    private static readonly CrisisDisposition[] Dispositions = Enum.GetValues<CrisisDisposition>();

    private readonly IReadOnlyList<FigureGroup> _groups;
    private readonly bool _isFew;
    private readonly bool[] _withheld;
    private readonly CountTable _targets;
    private readonly CountTable _dispositions;
    private readonly CountTable _followUps;

    /// <param name="groups">None of them empty, none twice in two.</param>
    public Figures(IReadOnlyList<FigureGroup> groups, DateTimeOffset at)
    {
        _groups = groups;
        _isFew = Suppression.IsFew(groups.Sum(group => group.Cases.Count));
        _withheld = _isFew
            ? [.. groups.Select(_ => true)]
            : Suppression.Line([.. groups.Select(group => group.Cases.Count)]);
        _targets = Table(group =>
        [
            group.Count(one => one.IsInTime),
            group.Count(one => !one.IsInTime && !one.IsMissed(at)),
            .. Causes.Select(cause => group.Count(one => one.IsMissed(at) && one.Cause == cause)),
        ]);
        _dispositions = Table(group =>
        [
            group.Count(one => one.Disposition is null),
            .. Dispositions.Select(disposition => group.Count(one => one.Disposition == disposition)),
        ]);
        // Each that is over has as many: together they tell how many are open.
        bool[] followUpsWithheld =
            [.. groups.Select((_, row) => _withheld[row] || _dispositions.Count(row, 0) is null)];
        _followUps = Table(
            group =>
            [
                group.Sum(one => one.FollowUpsMade),
                group.Sum(one => one.FollowUpsMissed),
                group.Sum(one => one.FollowUpsToCome),
            ],
            followUpsWithheld);
    }

    public Figure Total => Show(
        key: null,
        [.. _groups.SelectMany(group => group.Cases)],
        !_isFew,
        (table, column) => _isFew || (table == _followUps && _dispositions.Total(0) is null)
            ? null
            : table.Total(column));

    public IReadOnlyList<Figure> Groups =>
    [
        .. _groups.Select((group, row) => Show(
            group.Key, group.Cases, !_withheld[row], (table, column) => table.Count(row, column))),
    ];

    private CountTable Table(
        Func<IReadOnlyList<FigureCase>, IReadOnlyList<int>> counts, IReadOnlyList<bool>? withheld = null) =>
        new([.. _groups.Select(group => counts(group.Cases))], withheld ?? _withheld);

    private Figure Show(
        string? key, IReadOnlyList<FigureCase> cases, bool isTold, Func<CountTable, int, int?> count)
    {
        var (inTime, waiting) = (count(_targets, 0), count(_targets, 1));
        var answered = cases.Count - waiting;
        return new Figure
        {
            Key = key,
            Escalations = isTold ? cases.Count : null,
            ToAcknowledge = Times(one => one.AcknowledgedAt),
            ToContact = Times(one => one.ContactAt),
            ToResolve = Times(one => one.ResolvedAt),
            InTime = inTime,
            Waiting = waiting,
            // Of the two it is made; where one is not told it would tell it.
            ShareInTime = inTime is { } met && answered > 0 ? Math.Round((double)met / answered.Value, 3) : null,
            Missed = [.. Causes.Select((cause, index) => new CauseCount(cause, count(_targets, index + 2)))],
            Open = count(_dispositions, 0),
            Dispositions =
            [
                .. Dispositions.Select(
                    (disposition, index) => new DispositionCount(disposition, count(_dispositions, index + 1))),
            ],
            FollowUpsMade = count(_followUps, 0),
            FollowUpsMissed = count(_followUps, 1),
            FollowUpsToCome = count(_followUps, 2),
        };

        Spread? Times(Func<FigureCase, DateTimeOffset?> moment) => isTold
            ? Spread.Of(cases.Where(one => moment(one) is not null).Select(one => moment(one)!.Value - one.RaisedAt))
            : null;
    }
}

/// <param name="Count">Left out where it is not told.</param>
internal sealed record CauseCount(MissedCause Cause, int? Count);

/// <inheritdoc cref="CauseCount"/>
internal sealed record DispositionCount(CrisisDisposition Disposition, int? Count);

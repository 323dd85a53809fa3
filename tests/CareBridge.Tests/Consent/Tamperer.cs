using System.Reflection;
using CareBridge.Consent.Domain;
using CareBridge.Contracts;

namespace CareBridge.Tests.Consent;

/// <summary>Thinks up single acts of tampering, each another.</summary>
internal sealed class Tamperer(AccountingRows rows, Random random)
{
    private static readonly MethodInfo Clone =
        typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!;

    public static Guid? ParticipantOf(object row) =>
        row.GetType().GetProperty(nameof(AccountingHead.ParticipantId))?.GetValue(row) as Guid?;

    public Tampering Next() => random.Next(10) switch
    {
        0 or 1 or 2 => EditLine(),
        3 or 4 => Delete(),
        5 or 6 => Swap(),
        7 => Insert(),
        8 => TouchHead(),
        _ => TouchAnchor(),
    };

    private Tampering EditLine()
    {
        var line = Any(rows.Lines);
        var (edited, column) = Edit(line);
        return new Tampering($"edit {column} of {Name(line)}", [line], [edited], [Names(line)]);
    }

    private Tampering Delete()
    {
        // The last line, and a participant's only one, as often as any other.
        var line = random.Next(3) switch
        {
            0 => Any(rows.Lines),
            1 => Last(Any(rows.Heads)),
            _ => Last(Any([.. rows.Heads.Where(head => head.Sequence == 1)])),
        };
        return new Tampering($"delete {Name(line)}", [line], [], [Names(line)]);
    }

    private Tampering Swap()
    {
        var one = Any(rows.Lines);
        var others = random.Next(2) == 0
            ? rows.Lines.Where(line => line.ParticipantId == one.ParticipantId && line != one).ToList()
            : rows.Lines.Where(line => line.ParticipantId != one.ParticipantId).ToList();
        if (others.Count == 0) return Swap();
        var other = Any(others);
        return new Tampering(
            $"swap {Name(one)} and {Name(other)}",
            [one, other],
            [At(one, other), At(other, one)],
            [Names(one), Names(other)]);

        static DisclosureRecord At(DisclosureRecord content, DisclosureRecord place)
        {
            var moved = Copy(content);
            Set(moved, nameof(moved.ParticipantId), place.ParticipantId);
            Set(moved, nameof(moved.Sequence), place.Sequence);
            return moved;
        }
    }

    private Tampering Insert()
    {
        var head = Any(rows.Heads);
        var line = Copy(Any(rows.Lines));
        Set(line, nameof(line.Id), Guid.CreateVersion7());
        Set(line, nameof(line.DisclosureId), Guid.CreateVersion7());
        Set(line, nameof(line.ParticipantId), head.ParticipantId);
        switch (random.Next(4))
        {
            case 0:
                line.Chain(head.Sequence + 1, head.Hash);
                break;
            case 1:
                Set(line, nameof(line.Sequence), head.Sequence + random.Next(2, 100));
                break;
            case 2:
                line.Chain(-random.Next(5), AccountingChain.Genesis);
                break;
            default:
                Set(line, nameof(line.ParticipantId), Guid.CreateVersion7());
                line.Chain(1, AccountingChain.Genesis);
                return new Tampering($"insert {Name(line)} of a stranger", [], [line],
                    [fault => fault.ParticipantId == line.ParticipantId]);
        }
        return new Tampering($"insert {Name(line)}", [], [line], [Names(line)]);
    }

    private Tampering TouchHead()
    {
        var head = Any(rows.Heads);
        if (random.Next(5) == 0)
            return new Tampering($"delete head of {head.ParticipantId}", [head], [], [IsNamed]);
        var (edited, column) = Edit(head);
        return new Tampering($"edit {column} of head of {head.ParticipantId}", [head], [edited], [IsNamed]);

        bool IsNamed(AccountingFault fault) => fault.ParticipantId == head.ParticipantId
            && fault.Kind is AccountingFaultKind.HeadChanged or AccountingFaultKind.HeadMissing;
    }

    private Tampering TouchAnchor()
    {
        var anchor = Any(rows.Anchors);
        var entry = Any([.. rows.Entries.Where(entry => entry.Number == anchor.Number)]);
        switch (random.Next(5))
        {
            case 0:
                return new Tampering($"delete anchor {anchor.Number}", [anchor], [], [IsNamed]);
            case 1:
                return new Tampering($"delete entry of anchor {anchor.Number}", [entry], [], [IsNamed]);
            case 2:
                var (editedEntry, ofEntry) = Edit(entry);
                return new Tampering(
                    $"edit {ofEntry} of entry of anchor {anchor.Number}", [entry], [editedEntry], [IsNamed]);
            case 3:
                var inserted = Copy(entry);
                Set(inserted, nameof(inserted.ParticipantId), Guid.CreateVersion7());
                return new Tampering($"insert entry into anchor {anchor.Number}", [], [inserted], [IsNamed]);
            default:
                var (edited, column) = Edit(anchor);
                return new Tampering($"edit {column} of anchor {anchor.Number}", [anchor], [edited], [IsNamed]);
        }

        bool IsNamed(AccountingFault fault) => fault.Anchor == anchor.Number
            && fault.Kind is AccountingFaultKind.AnchorChanged or AccountingFaultKind.AnchorMissing;
    }

    private (T Edited, string Column) Edit<T>(T row)
        where T : class
    {
        var edited = Copy(row);
        var column = Any([.. typeof(T).GetProperties().Where(property => property.CanWrite)]);
        column.SetValue(edited, Other(column.GetValue(row), column.PropertyType));
        return (edited, column.Name);
    }

    private object? Other(object? value, Type type) => value switch
    {
        Guid when type == typeof(Guid?) && random.Next(2) == 0 => null,
        Guid => Guid.CreateVersion7(),
        null when type == typeof(Guid?) => Guid.CreateVersion7(),
        null => "suicide-risk-high",
        int number => number + random.Next(1, 100),
        // Far away, for the places near by are taken.
        long number => number + (random.Next(2) == 0 ? -1 : 1) * random.Next(1_000, 2_000),
        DateTimeOffset time => time.AddMicroseconds(random.Next(1, 1_000_000)),
        string text => Other(text),
        SealedContent seal => new SealedContent(Other(seal.Ciphertext)),
        _ => throw new InvalidOperationException($"Nothing else is known than {value}."),
    };

    private string Other(string text)
    {
        // Not the last character of base 64: some of its bits mean nothing.
        var place = random.Next(Math.Max(1, text.Length - 4));
        return $"{text[..place]}{(text[place] == '7' ? '8' : '7')}{text[(place + 1)..]}";
    }

    private DisclosureRecord Last(AccountingHead head) =>
        rows.Lines.Single(line => line.ParticipantId == head.ParticipantId && line.Sequence == head.Sequence);

    private static Predicate<AccountingFault> Names(DisclosureRecord line) => fault =>
        fault.ParticipantId == line.ParticipantId
        && line.Sequence >= fault.Sequence && line.Sequence <= (fault.Through ?? fault.Sequence);

    private static string Name(DisclosureRecord line) => $"line {line.Sequence} of {line.ParticipantId}";

    private T Any<T>(IReadOnlyList<T> choice) => choice[random.Next(choice.Count)];

    private static T Copy<T>(T row)
        where T : class => (T)Clone.Invoke(row, null)!;

    private static void Set(object row, string column, object value) =>
        row.GetType().GetProperty(column)!.SetValue(row, value);
}

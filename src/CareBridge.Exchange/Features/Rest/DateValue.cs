using System.Globalization;
using System.Linq.Expressions;
using CareBridge.Exchange.Storage;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>
/// A date in a search: a prefix and the period that the date names to its precision, from <see cref="From"/> until just
/// before <see cref="Until"/> (https://hl7.org/fhir/R4/search.html#date). Without an offset it is UTC.
/// </summary>
internal sealed record DateValue(string Prefix, DateTimeOffset From, DateTimeOffset Until)
{
    private static readonly (string Format, Func<DateTimeOffset, DateTimeOffset> End)[] Precisions =
    [
        ("yyyy", time => time.AddYears(1)),
        ("yyyy-MM", time => time.AddMonths(1)),
        ("yyyy-MM-dd", time => time.AddDays(1)),
        ("yyyy-MM-dd'T'HH:mm", time => time.AddMinutes(1)),
        ("yyyy-MM-dd'T'HH:mmK", time => time.AddMinutes(1)),
        ("yyyy-MM-dd'T'HH:mm:ss", time => time.AddSeconds(1)),
        ("yyyy-MM-dd'T'HH:mm:ssK", time => time.AddSeconds(1)),
        ("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", time => time.AddTicks(TimeSpan.TicksPerMillisecond)),
    ];

    public static DateValue Parse(string parameter, string value)
    {
        var hasPrefix = value is [>= 'a' and <= 'z', >= 'a' and <= 'z', >= '0' and <= '9', ..];
        var prefix = hasPrefix ? value[..2] : "eq";
        if (prefix is not ("eq" or "ne" or "lt" or "le" or "gt" or "ge" or "sa" or "eb"))
        {
            throw FhirException.BadRequest(
                IssueType.NotSupported, "This prefix is not supported for dates.", parameter);
        }
        // A plus that was not escaped arrives as a space.
        var text = (hasPrefix ? value[2..] : value).Replace(' ', '+');
        foreach (var (format, end) in Precisions)
        {
            if (DateTimeOffset.TryParseExact(
                text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                && time.Year < DateTimeOffset.MaxValue.Year)
                return new DateValue(prefix, time.ToUniversalTime(), end(time).ToUniversalTime());
        }
        throw FhirException.BadRequest(IssueType.Value, "This is not a date, or not one that exists.", parameter);
    }

    public Expression<Func<ResourceHead, bool>> Matches(Expression<Func<ResourceHead, DateTimeOffset>> time)
    {
        var from = Captured(From);
        var until = Captured(Until);
        var isBefore = Expression.LessThan(time.Body, from);
        var isAfter = Expression.GreaterThanOrEqual(time.Body, until);
        var body = Prefix switch
        {
            "ne" => Expression.OrElse(isBefore, isAfter),
            "lt" or "eb" => isBefore,
            "le" => Expression.Not(isAfter),
            "gt" or "sa" => isAfter,
            "ge" => Expression.Not(isBefore),
            _ => (Expression)Expression.AndAlso(Expression.Not(isBefore), Expression.Not(isAfter)),
        };
        return Expression.Lambda<Func<ResourceHead, bool>>(body, time.Parameters);
    }

    /// <summary>As a lambda would capture it, so that the statement gets a parameter and is planned once.</summary>
    private static Expression Captured(DateTimeOffset time)
    {
        Expression<Func<DateTimeOffset>> capture = () => time;
        return capture.Body;
    }
}

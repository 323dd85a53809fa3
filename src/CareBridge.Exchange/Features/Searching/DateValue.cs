using System.Linq.Expressions;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Storage;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Searching;

/// <summary>A date in a search: a prefix and a range (https://hl7.org/fhir/R4/search.html#prefix).</summary>
internal sealed record DateValue(string Prefix, long From, long To)
{
    /// <summary>Of the distance from now, how far off is still approximately then.</summary>
    private const double Tolerance = 0.1;

    /// <exception cref="FhirException">It is not a date with a prefix.</exception>
    public static DateValue Parse(string parameter, string value, DateTimeOffset now)
    {
        var hasPrefix = value is [>= 'a' and <= 'z', >= 'a' and <= 'z', >= '0' and <= '9', ..];
        var prefix = hasPrefix ? value[..2] : "eq";
        if (prefix is not ("eq" or "ne" or "lt" or "le" or "gt" or "ge" or "sa" or "eb" or "ap"))
            throw FhirException.BadRequest(IssueType.Value, "This is no prefix of a date.", parameter);
        // A plus that was not escaped arrives as a space.
        var range = DateRange.Parse((hasPrefix ? value[2..] : value).Replace(' ', '+'))
            ?? throw FhirException.BadRequest(
                IssueType.Value, "This is not a date, or not one that exists.", parameter);
        if (prefix != "ap") return new DateValue(prefix, range.From, range.To);
        var slack = (long)(Math.Abs(now.UtcTicks - range.From) * Tolerance);
        return new DateValue(prefix, range.From - slack, range.To + slack);
    }

    /// <summary>For a date or period of the resource.</summary>
    public Expression<Func<DateEntry, bool>> Matches() => Prefix switch
    {
        "ne" => date => date.From < From || date.To > To,
        "lt" => date => date.From < From,
        "le" => date => date.From < From || (date.From >= From && date.To <= To),
        "gt" => date => date.To > To,
        "ge" => date => date.To > To || (date.From >= From && date.To <= To),
        "sa" => date => date.From >= To,
        "eb" => date => date.To <= From,
        "ap" => date => date.From < To && date.To > From,
        _ => date => date.From >= From && date.To <= To,
    };

    /// <summary>For when the resource last changed.</summary>
    public Expression<Func<ResourceHead, bool>> MatchesArrival() => Prefix switch
    {
        "ne" => head => head.Arrived < From || head.Arrived >= To,
        "lt" or "eb" => head => head.Arrived < From,
        "le" => head => head.Arrived < To,
        "gt" or "sa" => head => head.Arrived >= To,
        "ge" => head => head.Arrived >= From,
        _ => head => head.Arrived >= From && head.Arrived < To,
    };
}

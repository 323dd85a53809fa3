using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>Versions of resources in HTTP headers.</summary>
internal static partial class EntityTags
{
    private const string Any = "*";

    /// <summary>The version that a client wants to change; null when any will do.</summary>
    /// <exception cref="FhirException">If-Match holds something else.</exception>
    public static long? Expected(HttpRequest request)
    {
        var header = request.Headers.IfMatch.ToString();
        if (header is "" or Any) return null;
        var match = EntityTag().Match(header);
        return match.Success
            && long.TryParse(
                match.Groups["version"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw FhirException.BadRequest(IssueType.Value, "If-Match is not a version, such as W/\"3\".");
    }

    /// <summary>Whether a client wants to change what is there, whatever it is, and to make nothing.</summary>
    public static bool ExpectsAny(HttpRequest request) => request.Headers.IfMatch.ToString() == Any;

    /// <summary>What answers a client that expects any version where there is none.</summary>
    public static FhirException NothingThere() => new(
        StatusCodes.Status412PreconditionFailed, IssueType.Conflict, "There is none that could be updated.");

    /// <summary>Whether a conditional read asks for what the client has already (RFC 9110, 13.1).</summary>
    public static bool IsUnchanged(HttpRequest request, long? version, DateTimeOffset? lastModified)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)) return false;
        var headers = request.GetTypedHeaders();
        if (version is { } number && headers.IfNoneMatch is { Count: > 0 } known)
            return known.Any(tag => tag.Tag == Any || tag.Tag == $"\"{number}\"");
        return lastModified <= headers.IfModifiedSince;
    }

    /// <summary>
    /// The header knows whole seconds only, so it says the first after the change: whoever has it has all changes
    /// before. While that is still to come it is now, as no client may be told of the future (RFC 9110, 8.8.2.1);
    /// sent back, that is before the change, and the resource is sent again.
    /// </summary>
    public static string LastModified(DateTimeOffset changed, DateTimeOffset now)
    {
        var whole = new DateTimeOffset(changed.UtcTicks - (changed.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        var next = whole < changed ? whole.AddSeconds(1) : whole;
        return (next <= now ? next : now).UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("^(W/)?\"(?<version>[0-9]+)\"\\z")]
    private static partial Regex EntityTag();
}

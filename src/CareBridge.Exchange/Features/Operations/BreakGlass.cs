using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Features.Writing;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Operations;

/// <summary>
/// <c>POST /fhir/Patient/{id}/$break-glass</c>: what a medical emergency opens without consent (42 CFR 2.51). Whatever
/// the client is registered for, this is for treatment in an emergency.
/// </summary>
internal sealed class BreakGlass(
    ExchangeDbContext store,
    IEmergencies emergencies,
    Permits permits,
    ISeal seal,
    PublicAddress address,
    TimeProvider time)
{
    /// <summary>Of a type, the newest.</summary>
    private const int Most = 100;

    public async Task<IResult> HandleAsync(string id, HttpContext http)
    {
        var cancellation = http.RequestAborted;
        var caller = SmartCaller.From(http.User);
        var type = ServedTypes.Require(ServedTypes.Patient);
        Scopes.Require(caller, type, Access.Read);
        RequireInBody(http.Request);
        var given = await OperationParameters.KnownAsync(http.Request, ServedOperations.BreakGlass);
        if (!Guid.TryParse(id, out var participant)) throw FhirException.NotFound();
        var question = Question(participant, caller, given, IdempotencyKey.Of(http.Request));

        var opened = await Owner.AskAsync(
            "Parameters", Expression, () => emergencies.DeclareAsync(question, cancellation));
        if (opened.ExpiresAt <= time.GetUtcNow())
            throw FhirException.BusinessRule("This use is over; say why anew under another key.", Expression("reason"));
        var inEmergency = caller with { Purpose = PurposeOfUse.EmergencyTreatment };
        var found = await FindAsync(participant, [.. opened.Categories], inEmergency, cancellation);
        var bundleId = permits.NewDisclosure();
        var opening = await permits.OpenAsync(bundleId, type, inEmergency, found, cancellation);
        var bundle = OperationBundle.Of(bundleId, address.Fhir(http.Request), opening);
        return new FhirResult(StatusCodes.Status200OK, BundleWriter.Write(bundle));
    }

    /// <summary>An address is kept in many a log.</summary>
    /// <exception cref="FhirException">Some of it is in the query.</exception>
    private static void RequireInBody(HttpRequest request)
    {
        var names = ServedOperations.BreakGlass.Parameters.Select(parameter => parameter.Name);
        if (names.FirstOrDefault(request.Query.ContainsKey) is { } told)
            throw FhirException.BadRequest(IssueType.Invalid, "Say it in the body.", told);
    }

    private DeclareEmergency Question(
        Guid participant, SmartCaller caller, ILookup<string, string> given, string? key) => new(
        key is null
            ? Guid.CreateVersion7(time.GetUtcNow())
            : DerivedId.Of("break-glass under the key of", caller.ClientId, key),
        participant,
        caller.OrganizationId,
        caller.ClientId,
        Of(given, "nature"),
        seal.Seal(new EmergencyWords(Of(given, "practitioner"), Of(given, "facility"), Of(given, "reason"))),
        IsSafeToTell(Of(given, "safeToTellPatient")));

    private async Task<List<Candidate>> FindAsync(
        Guid participant, List<DisclosureCategory> categories, SmartCaller caller, CancellationToken cancellation)
    {
        var found = new List<Candidate>();
        foreach (var type in ServedTypes.All.Where(type => IsOpened(type, caller)))
        {
            var heads = await store.For(caller, type, Access.Read)
                .Where(head => head.ParticipantId == participant && categories.Contains(head.Category!.Value))
                .OrderByDescending(head => head.Position).Take(Most).ToListAsync(cancellation);
            found.AddRange(await store.CandidatesAsync(type, caller.OrganizationId, heads, cancellation));
        }
        return found;
    }

    /// <summary>Records, and not how they came to be: that helps nobody in an emergency.</summary>
    private static bool IsOpened(ServedType type, SmartCaller caller) =>
        type.NeedsPermit && type.Audience != Audience.Recipients && type.Access.HasFlag(Access.Search)
        && Scopes.Reach(caller, type.Name, Access.Read);

    /// <exception cref="FhirException">It is said more than once.</exception>
    private static string? Of(ILookup<string, string> given, string name) => given[name].ToList() switch
    {
        [] => null,
        [var only] => only,
        _ => throw FhirException.BadRequest(IssueType.Value, "It is given more than once.", name),
    };

    private static bool IsSafeToTell(string? text) => text?.ToLowerInvariant() switch
    {
        null or "true" => true,
        "false" => false,
        _ => throw FhirException.BadRequest(IssueType.Value, "It is true or false.", "safeToTellPatient"),
    };

    /// <summary>A field of the question to Consent in the words of the operation.</summary>
    private static string Expression(string field) =>
        $"Parameters.parameter.where(name = '{(field == "natureCode" ? "nature" : field)}')";
}

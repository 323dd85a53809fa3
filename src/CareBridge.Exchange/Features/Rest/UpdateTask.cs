using System.Globalization;
using System.Text.RegularExpressions;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using static Hl7.Fhir.Model.OperationOutcome;
using FhirTask = Hl7.Fhir.Model.Task;

namespace CareBridge.Exchange.Features.Rest;

/// <summary><c>PUT /fhir/Task/{id}</c>: the receiving organization's answer to a referral.</summary>
internal sealed partial class UpdateTask(
    ExchangeDbContext store,
    Permits permits,
    IReferralAnswers referrals,
    ProjectReferral projection,
    ReadResource read,
    PublicAddress address)
{
    /// <summary>The reaction to the same change may save first, once for each of the two resources.</summary>
    private const int Attempts = 5;

    public async Task<IResult> HandleAsync(string id, HttpContext http)
    {
        var cancellation = http.RequestAborted;
        var type = ServedTypes.Require(ServedTypes.Task);
        var caller = SmartCaller.From(http.User);
        Scopes.Require(caller, type, Access.Update);
        var expected = ExpectedVersion(http.Request);
        var task = TaskBody.Parse(await RequestBody.ReadAsync(http.Request), id);

        var current = await FindAsync(type, id, caller, cancellation);
        var answer = TaskAnswer.Of(task, (FhirTask)FhirJson.Read(current.Body), address.Fhir(http.Request));
        var changed = await referrals.AnswerAsync(
            new AnswerReferral
            {
                ReferralId = current.Head.Id,
                ReceivingOrganizationId = caller.OrganizationId,
                ExpectedVersion = expected,
                Status = answer.Status,
                StatusReason = answer.StatusReason,
                OutcomeCode = answer.OutcomeCode,
            },
            cancellation);
        await ProjectAsync(changed, cancellation);
        return await read.DiscloseAsync(type, changed.ReferralId, caller, http);
    }

    /// <summary>The task as it stands, if the caller may see it; nothing is sent on this answer.</summary>
    private async Task<Candidate> FindAsync(
        ServedType type, string id, SmartCaller caller, CancellationToken cancellation)
    {
        if (!Guid.TryParse(id, out var taskId)) throw FhirException.NotFound();
        var row = await store.WithBodies(store.For(caller.OrganizationId, type).Where(head => head.Id == taskId))
            .SingleOrDefaultAsync(cancellation);
        var person = row is { Head: { ParticipantId: { } participant, DiscloserId: { } discloser } }
            ? new Person(participant, [new DisclosureScope(discloser, DisclosureCategory.Referrals)])
            : null;
        return await permits.DecideAsync(caller, person, cancellation) is not null
            ? new Candidate(row!.Head, row.Body)
            : throw FhirException.NotFound();
    }

    /// <summary>So that the next read shows the answer, however long the message about it takes.</summary>
    private async Task ProjectAsync(ReferralChanged changed, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await projection.HandleAsync(changed, cancellation);
                await store.SaveChangesAsync(cancellation);
                return;
            }
            catch (DbUpdateException exception) when (attempt < Attempts && StoreFaults.IsConflict(exception))
            {
                store.ChangeTracker.Clear();
            }
        }
    }

    private static long? ExpectedVersion(HttpRequest request)
    {
        var header = request.Headers.IfMatch.ToString();
        if (header is "" or "*") return null;
        var match = EntityTag().Match(header);
        return match.Success
            && long.TryParse(
                match.Groups["version"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw FhirException.BadRequest(IssueType.Value, "If-Match is not a version, such as W/\"3\".");
    }

    [GeneratedRegex("^(W/)?\"(?<version>[0-9]+)\"\\z")]
    private static partial Regex EntityTag();
}

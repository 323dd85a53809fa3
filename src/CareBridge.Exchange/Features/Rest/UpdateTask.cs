using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using FhirTask = Hl7.Fhir.Model.Task;

namespace CareBridge.Exchange.Features.Rest;

/// <summary><c>PUT /fhir/Task/{id}</c>: the receiving organization's answer to a referral.</summary>
internal sealed class UpdateTask(
    ExchangeDbContext store,
    Permits permits,
    IReferralAnswers referrals,
    ProjectReferral projection,
    ProjectAtOnce atOnce,
    ReadResource read,
    PublicAddress address)
{
    public async Task<IResult> HandleAsync(string id, HttpContext http)
    {
        var cancellation = http.RequestAborted;
        var type = ServedTypes.Require(ServedTypes.Task);
        var caller = SmartCaller.From(http.User);
        Scopes.Require(caller, type, Access.Update);
        var expected = EntityTags.Expected(http.Request);
        var task = ResourceBody.Parse<FhirTask>(await RequestBody.ReadAsync(http.Request), id);

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
        await atOnce.ProjectAsync(projection, changed, cancellation);
        return await read.DiscloseAsync(type, changed.ReferralId, caller, Access.Update, http);
    }

    /// <summary>The task as it stands, if the caller may see it; nothing is sent on this answer.</summary>
    private async Task<Candidate> FindAsync(
        ServedType type, string id, SmartCaller caller, CancellationToken cancellation)
    {
        if (!Guid.TryParse(id, out var taskId)) throw FhirException.NotFound();
        var row = await store.WithBodies(store.For(caller, type, Access.Update).Where(head => head.Id == taskId))
            .SingleOrDefaultAsync(cancellation);
        var person = row is { Head: { ParticipantId: { } participant, DiscloserId: { } discloser } }
            ? new Person(participant, [new DisclosureScope(discloser, DisclosureCategory.Referrals)])
            : null;
        return await permits.DecideAsync(caller, person, cancellation) is not null
            ? new Candidate(row!.Head, row.Body)
            : throw FhirException.NotFound();
    }
}

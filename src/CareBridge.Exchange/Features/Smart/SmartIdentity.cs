using System.Security.Claims;

namespace CareBridge.Exchange.Features.Smart;

/// <summary>A client that is signed in, for as long as a request lasts.</summary>
internal sealed class SmartIdentity(SmartCaller caller, string scheme) : ClaimsIdentity(scheme)
{
    public SmartCaller Caller => caller;
}

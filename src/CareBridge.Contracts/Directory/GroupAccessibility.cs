namespace CareBridge.Contracts.Directory;

/// <summary>What makes it possible, or easier, for somebody to take part in a peer group.</summary>
public enum GroupAccessibility
{
    WheelchairAccess,
    AccessibleBathroom,
    HearingLoop,
    Captions,
    ChildFriendly,
    Childcare,
    FragranceFree,
}

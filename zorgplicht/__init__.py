"""One child's way: from aanmelding to decision and placement, under the zorgplicht."""
